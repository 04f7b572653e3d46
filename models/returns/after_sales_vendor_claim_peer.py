# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..lifecycle.engine import undefaulted, unlocked
from .after_sales_return import ISSUERS


class AfterSalesVendorClaim(models.Model):
    """Goods that go back to a company of the group: there a return of ours is drafted, linked both ways (checklist B52).

    Nobody gets a right over the other company by it. The draft is made by somebody who may make returns there; where
    nobody may, whoever answers for the sale there is told. What becomes of it is decided there, by its own authority.
    """

    _inherit = "after_sales.vendor.claim"

    peer_company_id = fields.Many2one(
        "res.company", "Company of the Group", compute="_compute_peer_company_id", compute_sudo=True, store=True,
        index="btree_not_null",
    )  # fmt: skip
    peer_move_id = fields.Many2one(
        "stock.move", "Delivered There With", readonly=True, copy=False, index="btree_not_null"
    )
    peer_return_id = fields.Many2one(
        "after_sales.return", "Return There", readonly=True, copy=False, index="btree_not_null"
    )
    peer_summary = fields.Char("Return in the Group", compute="_compute_peer_summary", compute_sudo=True)

    @api.depends("vendor_id", "company_id")
    def _compute_peer_company_id(self):
        owners = self.vendor_id.commercial_partner_id
        companies = self.env["res.company"].search([("partner_id", "in", owners.ids)])
        by_partner = {company.partner_id: company for company in companies}
        for claim in self:
            peer = by_partner.get(claim.vendor_id.commercial_partner_id, companies.browse())
            claim.peer_company_id = peer if peer != claim.company_id else False

    @api.depends("peer_return_id.name", "peer_return_id.state")
    def _compute_peer_summary(self):
        for claim in self:
            document = claim.peer_return_id
            claim.peer_summary = f"{document.name} · {document._state_label()}" if document else False

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"peer_move_id", "peer_return_id"}

    @api.model_create_multi
    def create(self, vals_list):
        claims = super().create(vals_list)
        undefaulted(claims).sudo()._ask_peers()
        return claims

    def _ask_peers(self):
        for claim in self.filtered(lambda claim: claim.peer_company_id and claim.product_id and claim.quantity > 0):
            claim._ask_peer()

    def _ask_peer(self):
        items = self._peer_items()
        if items:
            unlocked(self).write({"peer_move_id": items[0][0].id})
        document = self._make_peer_return(items) if items else None
        if document:
            unlocked(document.sudo()).write({"peer_claim_id": self.id, "origin": "group"})
            unlocked(self).write({"peer_return_id": document.id})
        else:
            self._tell_peer(items)

    def _make_peer_return(self, items):
        """The draft over there, in the name and with the rights of somebody who has them; None where nobody has."""
        for maker in self._peer_makers():
            returns = undefaulted(self.env["after_sales.return"]).with_user(maker)
            try:
                with self.env.cr.savepoint():
                    return returns.with_context(allowed_company_ids=self.peer_company_id.ids).create(
                        self._prepare_peer_return_vals(items, maker)
                    )
            except (AccessError, UserError):
                continue
        return None

    def _peer_makers(self):
        """Whom the other company named for it, then who acts here; each only with the right to issue returns there."""
        wanted = self.peer_company_id.after_sales_peer_user_id | self.env.user
        return wanted.filtered(
            lambda user: user.active and self.peer_company_id in user.company_ids and user.has_groups(",".join(ISSUERS))
        )

    def _prepare_peer_return_vals(self, items, maker) -> dict:
        shared = self.reason_id.company_id in (self.peer_company_id, self.env["res.company"])
        return {
            "company_id": self.peer_company_id.id,
            "partner_id": self.company_id.partner_id.id,
            "user_id": maker.id,
            "reason_id": self.reason_id.id if shared else False,
            "note": self.note or False,
            "line_ids": [
                fields.Command.create(
                    {
                        "move_id": move.id,
                        "lot_id": lot.id,
                        "uom_id": self.product_id.uom_id.id,
                        "quantity": float(quantity),
                        "note": self.note,
                    }
                )
                for move, lot, quantity in items
            ],
        }

    def _tell_peer(self, items):
        """Whoever answers for the sale over there finds it among his activities; without a sale it is noted here."""
        order = (items[0][0] if items else self._peer_moves()[:1]).sale_line_id.order_id
        responsible = self._peer_responsible(order) if order else self.env["res.users"]
        values = {
            "goods": self.product_id.display_name,
            "quantity": f"{self.quantity:g}",
            "company": self.company_id.name,
        }
        if responsible:
            order.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("%(company)s sends back %(quantity)s × %(goods)s: make the return", **values),
                note=self.env._("Claim %s", self.name),
                user_id=responsible.id,
            )
        else:
            values["company"] = self.peer_company_id.name
            words = self.env._(
                "%(company)s knows no delivery of %(quantity)s × %(goods)s to us: no return was asked for.", **values
            )
            self._message_log(body=words)

    def _peer_responsible(self, order):
        """Somebody of the other company who may read that order: its salesperson, else who issues returns there."""
        group = self.env["res.groups"].union(*map(self.env.ref, ISSUERS))
        known = (
            order.user_id | self.env["after_sales.return"]._request_responsible(order) | group.all_user_ids.sorted("id")
        )
        return known.filtered(
            lambda user: user.active and not user.share and order.company_id in user.company_ids
            and order.with_user(user).with_context(allowed_company_ids=order.company_id.ids).has_access("read")
        )[:1]  # fmt: skip

    def _after_withdraw(self):
        for claim in self.sudo().filtered("peer_return_id"):
            words = self.env._("%s does not send these goods after all.", claim.company_id.name)
            claim.peer_return_id.message_post(body=words, partner_ids=claim.peer_return_id.user_id.partner_id.ids)
