"""The steps of a build, each done again only when what it depends on has changed."""
