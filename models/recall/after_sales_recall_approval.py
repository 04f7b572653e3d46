# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.approval_matching import Facts
from ..exact import exact
from ..lifecycle.engine import unlocked


class AfterSalesRecall(models.Model):
    """What approvers of a recall are asked, and what happens when they say yes."""

    _inherit = "after_sales.recall"

    amount = fields.Monetary(
        "Value at Cost", readonly=True, copy=False, currency_field="company_currency_id",
        help="What the pieces that customers still have cost us: what limits are compared with.",
    )  # fmt: skip

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"amount"}

    def _before_submit(self):
        """What is asked is what was delivered up to this moment."""
        self._freeze()
        super()._before_submit()

    def _after_approve(self):
        super()._after_approve()
        recalls = self.sudo()
        unlocked(recalls).write({"begun_on": fields.Datetime.now()})
        # What left between asking and the yes is called back as well; from now on nothing leaves.
        recalls._add_new()
        recalls._note_holds()
        recalls._free_reserved()
        recalls._count()
        recalls._tell_customers()

    def _before_begin(self):
        """An exercise: the clock starts, and the list is made as in earnest."""
        for company, recalls in self.sudo().grouped("company_id").items():
            hours = company.after_sales_recall_target_hours
            unlocked(recalls).write({"begun_on": fields.Datetime.now(), "target_hours": hours})
        self._freeze()

    def _before_close(self):
        self.sudo()._count()
        unlocked(self.sudo()).write({"closed_on": fields.Datetime.now()})

    def _after_close(self):
        self.sudo()._note_holds()

    def _approval_facts(self) -> Facts:
        recall = self.sudo()
        value = exact(recall.amount)
        paths = recall.item_ids.product_id.categ_id.mapped("parent_path")
        return Facts(
            kind=self._name,
            company=recall.company_id.id,
            on=fields.Date.context_today(self),
            amount=value,
            untaxed=value,
            reason=recall.reason_id.id or 0,
            # What is called back gives nobody money: returns and allowances that follow are approved by themselves.
            draws_on=frozenset(),
            categories=frozenset(int(part) for path in paths for part in path.split("/") if part),
            department=self.env.user.sudo().with_company(recall.company_id).employee_id.department_id.id or 0,
        )

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "reason": self.reason_id.id,
            "severity": self.severity,
            "problem": self.problem,
            "items": [item._content() for item in self.item_ids.sorted("id")],
            "lines": [["pieces", f"{self.kept_qty:.12g}", f"{self.amount:.12g}"]],
        }

    def _approval_subject(self):
        return f"{self.subject} ({', '.join(self.item_ids.mapped('display_name')[:3])})"
