# Part of after_sales. LGPL-3.
from odoo import models

from ..lifecycle.after_sales_creditor import IN_ONE_GO, CouldNotPost


class StockPicking(models.Model):
    """Goods of a return and all that follows from them - credit, inspection, mails - are written together (ADR 0056).

    A savepoint around each credit note would have everything written before it, and again after it. One around all of
    it costs nothing as long as credit notes post; where one does not, the goods come in a second time without it.
    """

    _inherit = "stock.picking"

    def _action_done(self):
        if "after_sales_in_one_go" in self.env.context or not self.sudo().move_ids._after_sales_any_line():
            return super()._action_done()
        try:
            with self.env.cr.savepoint():
                return super(StockPicking, self.with_context(after_sales_in_one_go=IN_ONE_GO))._action_done()
        except CouldNotPost:
            return self.with_context(after_sales_in_one_go=False)._action_done()
