"""The Bot API, one file a family. Each method is a function `(call, typed parameters...)` named as the method is.

A function returns the method's `result` or raises ApiError. `import playground.methods.all` registers them all.
"""
