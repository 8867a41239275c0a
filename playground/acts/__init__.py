"""What people do, one file a family. Each act is a function `(world, person, typed parameters...)`.

An act returns what it made or raises Refusal. `import playground.acts.all` registers them all.
"""
