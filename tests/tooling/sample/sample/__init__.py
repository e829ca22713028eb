"""A package that needs what pages need of Python; read and compiled by the tests."""
