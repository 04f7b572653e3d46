# Part of after_sales. LGPL-3.
from textwrap import shorten

from odoo import fields, models
from odoo.exceptions import AccessError
from odoo.tools import plaintext2html

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

DEPUTIES = ("after_sales.after_sales_group_approver_deputy_gm",)
#: In writing, or by phone; what is serious is answered by letter (R4.63).
SERIOUS_WAY = "letter"
#: So much of it stands in the list.
WORDS = 60


class AfterSalesCase(models.Model):
    """Opinions of customers, from surveys and elsewhere: answered and settled without a route (R4.63, R7.12, R9.03).

    A serious one is reviewed by the deputy general manager and answered by letter; the others the service department
    answers in writing or by phone.
    """

    _inherit = "after_sales.case"

    kind = fields.Selection(selection_add=[("opinion", "Customer Opinion")], ondelete={"opinion": "cascade"})
    survey_line_id = fields.Many2one(
        "survey.user_input.line",
        "Survey Answer",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )
    review = fields.Text("Deputy General Manager's Decision", copy=False, readonly=True)
    reviewed_on = fields.Datetime("Opinion Reviewed", readonly=True, copy=False)
    reviewed_by_id = fields.Many2one("res.users", "Opinion Reviewed By", readonly=True, copy=False)
    can_review_opinion = fields.Boolean(compute="_compute_can_review_opinion")

    _answer_once = models.UniqueIndex("(survey_line_id) WHERE survey_line_id IS NOT NULL")

    def _compute_can_review_opinion(self):
        may = self.env.user.has_groups(",".join(DEPUTIES))
        for case in self:
            case.can_review_opinion = may and not any(case._get_review_opinion_blockers())

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"survey_line_id", "review", "reviewed_on", "reviewed_by_id"}

    def _report_opinion(self, line, text, partner):
        """Make a customer's words in a survey an opinion, and tell those who answer it."""
        survey = line.user_input_id.survey_id
        company = partner.company_id or survey.user_id.company_id or self.env.company
        case = unlocked(self.sudo().with_company(company)).create(
            {
                "kind": "opinion",
                "company_id": company.id,
                "subject": shorten(text, WORDS, placeholder="…"),
                "partner_id": partner.id,
                "user_id": False,
                "source": "survey",
                "channel": "survey",
                "topic": "service",
                "category": "other",
                "description": plaintext2html(text),
                "survey_line_id": line.id,
            }
        )
        case._transition("report")
        return case

    def action_review_opinion(self):
        """Ask for the deputy general manager's decision on a serious opinion."""
        self._refuse_unless_deputy()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Decide on the Opinion"),
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_res_model": self._name,
                "default_res_ids": self.ids,
                "default_event": "review_opinion",
            },
        }

    def _review_opinion(self, comment):
        self._refuse_unless_deputy()
        self._raise_all(blocker for case in self for blocker in case._get_review_opinion_blockers())
        unlocked(self.sudo()).write(
            {"review": comment, "reviewed_on": fields.Datetime.now(), "reviewed_by_id": self.env.uid}
        )
        self._escalated("deputy")._conclude(comment)
        for case in self.sudo():
            case.message_post(body=self.env._("Decision on the opinion: %s", comment))

    def _refuse_unless_deputy(self):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(DEPUTIES)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="check", documents=names, groups=DEPUTIES)], AccessError)

    def _get_review_opinion_blockers(self):
        if self.kind != "opinion" or not self.is_serious or self.state != "reported" or self.reviewed_on:
            yield reason("opinion_not_to_review", case=self.name)

    def _get_report_blockers(self):
        """An opinion may come from nobody in particular, about nothing in particular."""
        yield from super(AfterSalesCase, self.filtered(lambda case: case.kind != "opinion"))._get_report_blockers()

    def _get_accept_blockers(self):
        opinions = self.filtered(lambda case: case.kind == "opinion")
        for case in opinions:
            yield reason("case_opinion_not_accepted", case=case.name)
        yield from super(AfterSalesCase, self - opinions)._get_accept_blockers()

    def _get_settle_blockers(self):
        opinions = self.filtered(lambda case: case.kind == "opinion")
        yield from super(AfterSalesCase, self - opinions)._get_settle_blockers()
        for case in opinions:
            sent = case.sudo().reply_ids.filtered("sent_on")
            if case.is_serious and not case.reviewed_on:
                yield reason("opinion_not_reviewed", case=case.name)
            if case.is_serious and case.partner_id and SERIOUS_WAY not in sent.mapped("way"):
                yield reason("opinion_without_letter", case=case.name)
            elif case.partner_id and not sent:
                yield reason("opinion_without_answer", case=case.name)

    def _after_settle(self):
        self._escalated("opinion", "deputy")._conclude(False)

    def _may_fill(self, task):
        """The service department keeps what an opinion says."""
        is_service = self.env.user.has_group("after_sales.after_sales_group_service_department")
        return (self.kind == "opinion" and task == "intake" and is_service) or super()._may_fill(task)
