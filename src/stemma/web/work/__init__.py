"""What takes long: jobs, told while they run, done in processes of their own."""
