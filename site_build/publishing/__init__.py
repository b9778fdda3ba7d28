"""What is published beside the pages: scripts, styles, policy, search, the offline worker."""
