"""An admin says what the business is: at the first run one question after another, later each by itself."""
