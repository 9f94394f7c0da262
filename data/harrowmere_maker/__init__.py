"""How the invented partnership Harrowmere is made: one module a part, one seed for all of it."""
