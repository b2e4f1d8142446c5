"""Scripts for developers: what they write is committed, the product never imports them."""
