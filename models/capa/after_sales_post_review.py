# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_capa import REPRESENTATIVE

REVIEWERS = ("after_sales.after_sales_group_quality", REPRESENTATIVE)


class AfterSalesPostReview(models.Model):
    """The review of experience after production that a law asks for, with the cases it rests on (R4.62)."""

    _name = "after_sales.post.review"
    _description = "Post-Production Review"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "until desc, id desc"
    _check_company_auto = True

    name = fields.Char("Subject", required=True, tracking=True)
    law = fields.Char("Asked For By", required=True, help="The law or standard, with its section.")
    company_id = fields.Many2one("res.company", required=True, index=True, default=lambda self: self.env.company)
    since = fields.Date("From", required=True)
    until = fields.Date("To", required=True, index=True)
    user_id = fields.Many2one("res.users", "Reviewer", default=lambda self: self.env.user, index=True)
    case_ids = fields.Many2many(
        "after_sales.case", "after_sales_post_review_case_rel", "review_id", "case_id", "Complaints", check_company=True
    )
    capa_ids = fields.Many2many("after_sales.capa", string="Improvements", compute="_compute_capa_ids")
    conclusion = fields.Text(help="What the experience means for the product, its risks and its papers.")
    state = fields.Selection(
        [("open", "Not Finished"), ("done", "Reviewed")], required=True, readonly=True, default="open", index=True, copy=False
    )
    reviewed_on = fields.Datetime("Reviewed", readonly=True, copy=False)
    reviewed_by_id = fields.Many2one("res.users", "Reviewed By", readonly=True, copy=False)

    _period = models.Constraint("CHECK(since <= until)", "The review ends before it begins. Correct its days.")

    @api.depends("case_ids.capa_ids")
    def _compute_capa_ids(self):
        for review in self:
            review.capa_ids = review.case_ids.capa_ids

    def write(self, vals):
        if not is_unlocked(self):
            self._raise_all(reason("review_done", review=review.name) for review in self if review.state == "done")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_open(self):
        self._raise_all(reason("review_done", review=review.name) for review in self if review.state == "done")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "reviewed_on", "reviewed_by_id"}

    def action_collect(self):
        """Take in all complaints that came in during the period."""
        self.check_access("write")
        for review in self:
            found = self.env["after_sales.case"].search(
                [
                    ("company_id", "=", review.company_id.id),
                    ("received_on", ">=", review.since),
                    ("received_on", "<", fields.Date.add(review.until, days=1)),
                    ("state", "not in", ("draft", "cancelled")),
                ]
            )
            review.case_ids |= found
        return True

    def action_review(self):
        """Conclude the review; it does not change any more."""
        self.check_access("write")
        if not self.env.user.has_groups(",".join(REVIEWERS)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="check", documents=names, groups=REVIEWERS)], AccessError)
        self._raise_all(blocker for review in self for blocker in review._get_review_blockers())
        unlocked(self).write({"state": "done", "reviewed_on": fields.Datetime.now(), "reviewed_by_id": self.env.uid})
        return True

    def _get_review_blockers(self):
        if self.state == "done":
            yield reason("review_done", review=self.name)
        if not (self.conclusion or "").strip():
            yield reason("review_without_conclusion", review=self.name)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
