"""Parts of `tools/build_body.py`: MakeHuman's files in, a small posable body out."""
