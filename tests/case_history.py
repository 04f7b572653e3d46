# Part of after_sales. LGPL-3.
"""History of complaints and deliveries as an older database would hold it, without walking every way again."""

from dateutil.relativedelta import relativedelta

from odoo.fields import Command, Date

from ..models.lifecycle.engine import unlocked


class CaseHistory:
    """Mixed into a case test: months of deliveries and of accepted complaints about ``self.product``."""

    def a_month(self, back, delivered=100, complaints=0, **values):
        """What happened ``back`` months before today: goods that were delivered, complaints that were accepted."""
        day = Date.today().replace(day=1) - relativedelta(months=back)
        self._history_of_deliveries(day, delivered)
        return self.old_cases(complaints, received_on=day, accepted_on=day, **values)

    def old_cases(self, count, **values):
        cases = self.env["after_sales.case"].sudo()
        number = cases.search_count([])
        item = {"product_id": self.product.id, "uom_id": self.product.uom_id.id, "quantity": 1}
        return unlocked(cases).create(
            [
                {
                    "name": f"OLD{number + each}",
                    "subject": "Leaks",
                    "partner_id": self.customer.id,
                    "company_id": self.company.id,
                    "reason_id": self.reason.id,
                    "state": "running",
                    "line_ids": [Command.create(item)],
                    **values,
                }
                for each in range(count)
            ]
        )

    def _history_of_deliveries(self, day, quantity):
        if not quantity:
            return
        move = self.env["stock.move"].create(
            {
                "product_id": self.product.id,
                "product_uom_qty": quantity,
                "product_uom": self.product.uom_id.id,
                "company_id": self.company.id,
                "location_id": self.warehouse.lot_stock_id.id,
                "location_dest_id": self.env.ref("stock.stock_location_customers").id,
            }
        )
        self.env.flush_all()
        # As it stands after it was done that day; the transfer itself is no matter here.
        self.env.cr.execute(
            "UPDATE stock_move SET state = 'done', quantity = %s, date = %s WHERE id = %s", (quantity, day, move.id)
        )
        move.invalidate_recordset()
