"""What a record is: its file, its dates, its vocabularies and its model."""
