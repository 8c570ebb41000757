"""A company's year on a virtual clock: everybody who is asked, what they do, and what must hold of all the asking."""
