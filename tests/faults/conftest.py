"""What tests of faults share with the journeys: the whole program on a store of its own."""

from tests.journeys.conftest import player, start, store

__all__ = ["player", "start", "store"]
