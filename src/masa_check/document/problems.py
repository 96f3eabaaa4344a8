"""What a parser says is wrong with a text, by which `refusal.py` knows it again."""

NO_COLON_FOUND = "could not find expected ':'"  # in PyYAML's own words
# What PyYAML has no words for, since it reads it; `refusal.py` says in plain English what each means.
TIGHT_COMMENT = 'no white space before a comment'
OUTDENTED = 'a line within brackets or quotes is not set in'
UNCLOSED = 'the next key stands within brackets or quotes'
LONE_BLOCK = 'a block scalar begins a line of its own'
DEEP_BLANK = 'a blank line has more spaces than the text below it'
TAB_INDENT = "found character '\\t' where only spaces indent"
