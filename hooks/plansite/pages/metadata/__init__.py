"""What a page tells machines about itself: tags, previews and structured data."""
