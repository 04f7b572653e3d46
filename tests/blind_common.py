# Part of after_sales. LGPL-3.
"""Words of the tests about goods for which no delivery is known."""

from odoo.fields import Command


class BlindReturns:
    """Mixed into a case that has the builders; ``self.blind`` is somebody who may make such returns."""

    def set_stage(self):
        super().set_stage()
        self.blind = self._a_user("blind")
        self.blind.group_ids += self.env.ref("after_sales.after_sales_group_clerk")

    def a_blind_return(self, product, quantity=1.0, line=None, **values):
        """A draft: credited at 80 by agreement, worth 6, unless ``line`` says otherwise."""
        stated = {
            "blind_product_id": product.id,
            "quantity": quantity,
            "price_source": "agreed",
            "agreed_price": 80.0,
            "price_reason": "As his dealer bought it",
            "cost_source": "stated",
            "stated_cost": 6.0,
            "cost_reason": "Used, half worth",
        }
        return (
            self.env["after_sales.return"]
            .with_user(self.blind)
            .create(
                {
                    "is_blind": True,
                    "partner_id": self.customer.id,
                    "company_id": self.company.id,
                    "reason_id": self.reason.id,
                    "blind_reason": "Sold before our system began",
                    "line_ids": [Command.create(stated | (line or {}))],
                    **values,
                }
            )
        )

    def an_approved_blind_return(self, product, quantity=1.0, line=None, **values):
        document = self.a_blind_return(product, quantity, line, **values)
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        return document

    def a_received_blind_return(self, product, quantity=1.0, line=None, **values):
        return self.received(self.an_approved_blind_return(product, quantity, line, **values))
