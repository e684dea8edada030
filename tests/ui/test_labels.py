"""The tables of words and keys know every value the domain has."""

from __future__ import annotations

from typing import get_args

from minutes_desktop.domain.actions import StatusKind
from minutes_desktop.domain.blocks import BlockKind, EventKind
from minutes_desktop.domain.minutes import ApprovalRole, DetailRole
from minutes_desktop.domain.repair import LeftoverKind
from minutes_desktop.domain.sign_off import State
from minutes_desktop.ui.keys import KIND_KEYS
from minutes_desktop.ui.labels import (
    APPROVAL_ROLES,
    BLOCK_KINDS,
    DETAIL_ROLES,
    EVENTS,
    LEFTOVERS,
    STATES,
    STATUSES,
)


def test_every_kind_of_block_has_its_words_and_its_key() -> None:
    assert set(BLOCK_KINDS) == set(KIND_KEYS) == set(get_args(BlockKind))


def test_no_two_kinds_of_block_share_a_key() -> None:
    keys = [key for keys in KIND_KEYS.values() for key in keys.split("|")]
    assert len(set(keys)) == len(keys)


def test_every_state_of_minutes_and_actions_and_every_event_has_its_words() -> None:
    assert set(EVENTS) == set(get_args(EventKind))
    assert set(STATES) == set(get_args(State))
    assert set(STATUSES) == set(get_args(StatusKind))


def test_every_leftover_of_pasted_text_has_its_words_for_one_and_for_several() -> None:
    assert set(LEFTOVERS) == set(get_args(LeftoverKind))
    assert all(one != several for one, several in LEFTOVERS.values())


def test_every_role_of_details_and_approval_has_its_words() -> None:
    assert set(DETAIL_ROLES) == set(get_args(DetailRole))
    assert set(APPROVAL_ROLES) == set(get_args(ApprovalRole))
