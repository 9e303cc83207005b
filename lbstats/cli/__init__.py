"""The command line's parts: what may be typed, what each command does, and how an answer looks as text.

`lbstats.__main__` puts them together; nothing here decides an exit code or writes to the terminal but the
progress bar.
"""
