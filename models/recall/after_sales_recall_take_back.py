# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command

from ..lifecycle.engine import unlocked


class AfterSalesRecall(models.Model):
    """Returns of what is called back: a draft for each customer, with his lots, in one click (R10.07)."""

    _inherit = "after_sales.recall"

    def action_take_back(self):
        """Draft a return for each customer who still has something."""
        return self._take_back(self.line_ids)

    def _take_back(self, lines):
        """Draft the returns and open them; the goods count as soon as the warehouse receives them."""
        lines.check_access("read")
        self._refuse_without_right("take_back")
        returns = self.env["after_sales.return"]
        returns.check_access("create")
        open_ = lines.sudo().filtered("open_qty")
        self._raise_all(open_._get_take_back_blockers())
        for (recall, partner), mine in open_.grouped(lambda line: (line.recall_id, line.partner_id)).items():
            # Orders of colleagues are called back as well; the right to issue returns was checked above.
            returns |= returns.browse(unlocked(returns.sudo()).create(recall._prepare_return_vals(partner, mine)).id)
        return returns._view_records(returns, self.env._("Returns"))

    def _prepare_return_vals(self, partner, lines) -> dict:
        return {
            "partner_id": partner.id,
            "company_id": lines[:1].move_id.company_id.id,
            "reason_id": self.reason_id.id,
            "recall_id": self.id,
            "user_id": self.env.uid,
            # We ask for the goods ourselves: no return window keeps them out.
            "window_exception": self.env._("Recall %s", self.name),
            "line_ids": [Command.create(line._prepare_return_line_vals()) for line in lines],
        }
