# Part of after_sales. LGPL-3.
"""Chapter of what is serious, late or finished: a claim above the limit, a unit that takes too long, an opinion."""

from odoo.fields import Command

from ..models.lifecycle.engine import unlocked
from .story_cases import _accept, _report
from .story_claims import _check_on_site

SURVEY = "How was our service?"


def is_told(stage):
    return bool(stage.env["after_sales.notice"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    _large_claim(stage)
    _slow_laboratory(stage)
    _opinions(stage)


def _large_claim(stage):
    """The school claims more than anybody below the general manager may hear of alone."""
    case = _report(stage, "School heating", "damage", "Water damage in the boiler room", SK1=1)
    stage.telling(case, "sam.sales").write({"claimed_amount": 1850, "demand": "compensation"})
    _check_on_site(stage, case, "The floor of the boiler room stood under water.", "confirmed")
    _accept(stage, case)


def _slow_laboratory(stage):
    """Quality has had Rosa's boiler for a week; Cora expedites, and Quinn says when."""
    case = _report(stage, "Rosa's boiler", "defect", "The boiler hums at night", B24=1)
    stage.telling(case, "sam.sales").received_on = stage.noon(10)
    _accept(stage, case)
    late = case.sudo().step_ids.filtered(lambda step: step.state == "open")
    # The story is told at once; the case has been there for nine days.
    unlocked(late).write({"received_on": stage.noon(9), "due_on": stage.noon(6)})
    unlocked(case.sudo()).write({"accepted_on": stage.noon(9)})
    stage.telling(case, "cora.office").action_expedite()
    notice = stage.telling(case.sudo().notice_ids, "quinn.quality")
    notice._answer("The test bench is free on Thursday; the result follows on Friday.")
    stage.end_of_scene()


def _opinions(stage):
    """Two customers write into the survey; one of them is angry."""
    survey = stage.env["survey.survey"].create(
        {
            "title": SURVEY,
            "user_id": stage.user("susan.service").id,
            "question_and_page_ids": [
                Command.create({"title": "Marks from 1 to 5", "question_type": "numerical_box"}),
                Command.create(
                    {"title": "What should we do better?", "question_type": "text_box", "after_sales_is_opinion": True}
                ),
            ],
        }
    )
    marks, words = survey.question_and_page_ids
    for name, mark, text in (
        ("Rosa Alvarez", "4", "It would help if the technician called half an hour before he comes."),
        (
            "Green Valley School District",
            "1",
            "Three promises, none of them kept. We are looking for another supplier.",
        ),
    ):
        answer = survey._create_answer(partner=stage.customer(name), email=f"{name.split()[0].lower()}@example.com")
        answer._save_lines(marks, mark)
        answer._save_lines(words, text)
        answer._mark_done()
    angry = stage.env["after_sales.case"].search(
        [("kind", "=", "opinion"), ("company_id", "=", stage.company.id)], limit=1
    )
    stage.telling(angry, "susan.service").grade = "3"
    stage.end_of_scene()
