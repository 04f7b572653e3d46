# Part of after_sales. LGPL-3.
"""Rosa's boiler: one small story told across all areas, for people who want to see the product at work.

Every document is made the way people make it: by the user whose work it is, through the same buttons. A chapter that
has been told is not told again, so telling the story twice changes nothing.
"""

from . import (
    story_allowances,
    story_card,
    story_cases,
    story_catalogue,
    story_claims,
    story_company,
    story_complaints,
    story_guide,
    story_improvements,
    story_overdue,
    story_policies,
    story_portal,
    story_prices,
    story_proof,
    story_quality,
    story_recall,
    story_returns,
    story_rework,
    story_special,
    story_traceability,
    story_trade,
    story_warning,
)
from .stage import Stage

#: In the order of time; an area adds its chapter here.
CHAPTERS = (
    story_company,
    story_catalogue,
    story_trade,
    story_traceability,
    story_returns,
    story_special,
    story_card,
    story_policies,
    story_quality,
    story_rework,
    story_proof,
    story_allowances,
    story_portal,
    story_prices,
    story_cases,
    story_improvements,
    story_warning,
    story_claims,
    story_complaints,
    story_recall,
    story_overdue,
)


def tell(env):
    """Tell the chapters that have not been told in this database."""
    for chapter in CHAPTERS:
        stage = Stage(env)
        if not chapter.is_told(stage):
            chapter.tell(stage)
    env.flush_all()


def guide(env) -> list[str]:
    """Who logs in with which password, and what to click first."""
    return story_guide.lines(Stage(env))
