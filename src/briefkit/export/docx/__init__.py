"""Word documents (Office Open XML, ECMA-376), written by hand: zip and XML."""
