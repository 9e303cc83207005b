"""The figures of the README, one command each: `python -m benchmarks NAME`; ratios of one run."""
