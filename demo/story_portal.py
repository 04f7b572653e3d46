# Part of after_sales. LGPL-3.
"""Chapter 5: Rosa has a login of her own. She follows the boiler and asks for a return of the thermostat herself."""

from odoo.fields import Command

from ..models.returns.after_sales_return_request import Request
from ..rules.portal_request import Wish
from .stage import ZONE

LOGIN = "rosa"


def is_told(stage):
    return bool(stage.user(LOGIN))


def tell(stage):
    stage.company.after_sales_return_mails = True
    rosa = _give_a_login(stage)
    order = stage.order("Rosa's boiler")
    returns = stage.env["after_sales.return"].with_user(rosa)
    move = order.order_line.move_ids.filtered(lambda move: move.product_id == stage.product("TH3"))
    returns._request_in_portal(
        Request(
            order=order,
            wishes=[Wish((move.id, False), 1)],
            reason=stage.env.ref("after_sales.after_sales_reason_defect"),
            words="The display stays dark since the boiler was exchanged. New batteries do not help.",
            files=[],
            transport="collect",
        )
    )


def _give_a_login(stage):
    return (
        stage.env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            {
                "partner_id": stage.customer("Rosa Alvarez").id,
                "login": LOGIN,
                "password": LOGIN,
                "tz": ZONE,
                "company_id": stage.company.id,
                "company_ids": [Command.set(stage.company.ids)],
                "group_ids": [Command.set(stage.env.ref("base.group_portal").ids)],
            }
        )
    )
