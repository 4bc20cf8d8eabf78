"""Whether a number is stated as a fact: plans, ceilings, denials, numbers taken back."""
