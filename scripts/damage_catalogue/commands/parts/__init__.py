"""What commands are made of: options that several take, the check that most begin with, and printing."""
