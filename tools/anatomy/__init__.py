"""Parts of `tools/build_anatomy.py`: from myo-sim's full body to one compact data file."""
