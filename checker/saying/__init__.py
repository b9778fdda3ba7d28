"""Codes and values in, sentences for readers out."""
