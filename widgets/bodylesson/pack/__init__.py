"""The class pack: an instructor's sheets and cards as PDFs, made from a lesson and its class."""
