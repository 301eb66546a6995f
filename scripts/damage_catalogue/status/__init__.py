"""The state of a site, computed from its assessments: pure functions over the model."""
