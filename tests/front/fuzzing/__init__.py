"""Random texts through lint and format: whatever a text holds, there is an answer, in plain words and soon."""
