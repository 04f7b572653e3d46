# Part of after_sales. LGPL-3.
from odoo import models

#: The five copies of the closed form, in order: task of those who worked on it, and the role of the others (R4.40).
COPIES = (
    (1, "investigate", "after_sales.after_sales_group_quality"),
    (2, "measure", "after_sales.after_sales_group_manufacturing"),
    (3, "handling", "after_sales.after_sales_group_sales"),
    (4, None, "after_sales.after_sales_group_accountant"),
    (5, "combine", "after_sales.after_sales_group_coordinator"),
)


class AfterSalesCase(models.Model):
    """The closed form goes to five units: each is told, and may read it from then on (R4.40)."""

    _inherit = "after_sales.case"

    def _after_approve(self):
        super()._after_approve()
        closed = self.filtered(lambda case: case.state == "approved")
        closed._distribute()
        closed._collect_as_usual()

    def _distribute(self):
        """Hand out the copies: to those of a unit who worked on the case, else to all of it."""
        for case in self.sudo():
            for number, task, group in COPIES:
                people = case._copy_holders(task, group).partner_id
                case._message_subscribe(people.ids)
                case.message_post(
                    body=self.env._(
                        "Copy %(number)s of the closed form, for %(unit)s.",
                        number=number,
                        unit=self.env.ref(group).sudo().name,
                    ),
                    partner_ids=people.ids,
                )

    def _collect_as_usual(self):
        """An unfounded complaint changes nothing about what the customer owes: sales collects by the normal term (R4.45)."""
        for case in self.sudo().filtered(lambda case: case.finding == "unfounded" and case.user_id):
            invoices = case.line_ids.order_id.invoice_ids.filtered(lambda entry: entry.payment_state != "paid")
            case.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("Unfounded: collect the receivable by its normal term"),
                note=", ".join(name for name in invoices.mapped("name") if name),
                user_id=case.user_id.id,
            )

    def _copy_holders(self, task, group):
        workers = self.step_ids.filtered(lambda step: task and step.task == task).completed_by_id
        if task == "handling":
            workers |= self.user_id
        everybody = self.env.ref(group).sudo().all_user_ids
        return (workers or everybody).filtered(
            lambda user: user.active and not user.share and self.company_id in user.company_ids
        )
