# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import api, models
from odoo.fields import Command, Domain
from odoo.tools import plaintext2html

from ...rules import portal_complaint, portal_request
from ...rules.reason import reason
from ..claims import claim
from ..exact import exact
from ..lifecycle.engine import unlocked
from .after_sales_case import SPEAKERS

ACTIVITY = "after_sales.mail_activity_type_portal_complaint"
#: What a customer may say that his complaint is about.
FOR_CUSTOMERS = ("quality", "quantity", "packaging", "transport", "date", "service", "other")


class Complaint(NamedTuple):
    """What a customer filled in; files as (name, content, kind)."""

    order: object
    affected: list
    category: str
    fault: object
    words: str
    files: list


class AfterSalesCaseReport(models.Model):
    """How the report of a customer becomes the draft of a case, which people look at before they pass it on (R4.06)."""

    _inherit = "after_sales.case.report"

    @api.model
    def _reportable(self, order) -> dict:
        """What of this order may be complained of: {(delivery line, lot or False): Delivered}, in the unit of the line."""
        moves = order.sudo().order_line.move_ids._after_sales_returnable_moves()
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        reported = self._open_reports_of(moves)
        return {
            key: self._delivered_item(*key, item, reported.get(key, "")) for key, item in items.items() if item.delivered
        }

    def _delivered_item(self, move_id, lot_id, item, open_report):
        move, lot = self.env["stock.move"].sudo().browse(move_id), self.env["stock.lot"].sudo().browse(lot_id)
        unit, product = move._after_sales_unit(), move.product_id
        delivered = product.uom_id._compute_quantity(float(item.delivered), unit, round=False)
        name = " · ".join(part for part in (product.display_name, lot.name) if part)
        return portal_complaint.Delivered(name, unit.name, exact(delivered), open_report)

    def _open_reports_of(self, moves) -> dict:
        """The items that a customer reported and nobody has passed on yet: (delivery line, lot) -> number of the report."""
        lines = self.env["after_sales.case.line"].sudo().search([("move_id", "in", moves.ids), ("state", "=", "draft")])
        reports = self.sudo().search([("case_id", "in", lines.case_id.ids)])
        numbers = {report.case_id: report.name for report in reports}
        return {
            (line.move_id.id, line.lot_id.id): numbers[line.case_id] for line in lines if line.case_id in numbers
        }

    @api.model
    def _faults_for_customers(self, company):
        return self.env["after_sales.return"]._reasons_for_customers(company)

    @api.model
    def _categories_for_customers(self) -> list[tuple[str, str]]:
        words = dict(self._fields["category"]._description_selection(self.env))
        return [(category, words[category]) for category in FOR_CUSTOMERS]

    @api.model
    def _report_in_portal(self, told: Complaint):
        """Write down what the user of the portal reports; ``UserError`` tells all that speaks against it at once.

        The caller has made sure that the order is one of his.
        """
        order = told.order.sudo()
        # Two reports about the same goods, however simultaneous, collide: the second starts anew and sees the first.
        claim(order.order_line.move_ids)
        self.env["after_sales.message"]._raise_all(self._get_intake_blockers(told))
        quiet = {"mail_create_nosubscribe": True}
        case = self.env["after_sales.case"].sudo().with_context(**quiet).create(self._prepare_case_vals(told))
        report = unlocked(self.sudo()).create(self._prepare_report_vals(told, case)).with_env(self.env)
        case._keep_words_of_customer(told.words, told.files, self.env.user.partner_id)
        case._ask_to_look(report)
        return report

    def _get_intake_blockers(self, told):
        words = portal_complaint.Words(
            told.category if told.category in FOR_CUSTOMERS else "", bool(told.fault), told.words
        )
        own = self._portal_domain(self.env.user.partner_id)
        waiting = self.sudo().search_count(own & Domain("case_id.state", "=", "draft"))
        yield from portal_complaint.check(told.affected, self._reportable(told.order), words, waiting)
        yield from portal_request.check_files(
            portal_request.Upload(name, len(content), kind) for name, content, kind in told.files
        )
        if told.fault and told.fault not in self._faults_for_customers(told.order.company_id):
            yield reason("complaint_without_fault")

    def _prepare_case_vals(self, told) -> dict:
        order = told.order.sudo()
        moves = self.env["stock.move"].sudo().browse([each.item[0] for each in told.affected])
        goods = ", ".join(dict.fromkeys(moves.product_id.mapped("display_name"))) or order.name
        return {
            "subject": f"{goods}: {told.fault.name}",
            "partner_id": self.env.user.partner_id.id,
            "company_id": order.company_id.id,
            "user_id": self._looker(order).id,
            "reason_id": told.fault.id,
            "source": "complaint",
            "channel": "portal",
            "category": told.category,
            "description": plaintext2html(told.words),
            "order_id": order.id if not told.affected else False,
            "is_quantity_unknown": any(each.is_unknown for each in told.affected),
            "line_ids": [
                Command.create(
                    {
                        "move_id": each.item[0],
                        "lot_id": each.item[1],
                        "quantity": 0.0 if each.is_unknown else float(each.quantity),
                    }
                )
                for each in told.affected
            ],
        }

    def _prepare_report_vals(self, told, case) -> dict:
        offered = self._reportable(told.order)
        unknown = self.env._("how much is not known yet")
        goods = [
            f"{offered[each.item].name}: "
            + (unknown if each.is_unknown else f"{portal_request.plain(each.quantity)} {offered[each.item].unit}")
            for each in told.affected
        ]
        return {
            "case_id": case.id,
            "company_id": case.company_id.id,
            "partner_id": self.env.user.partner_id.id,
            "order_id": told.order.id,
            "category": told.category,
            "goods": "\n".join(goods),
            "words": told.words,
            "picture_count": len(told.files),
        }

    def _looker(self, order):
        """Who has a first look: the salesperson of the order, else the customer's, else somebody who talks to customers."""
        known = order.user_id | order.partner_id.commercial_partner_id.user_id
        mine = known.filtered(lambda user: user.active and order.company_id in user.company_ids)
        groups = self.env["res.groups"].union(*map(self.env.ref, SPEAKERS)).sudo()
        speakers = groups.all_user_ids.filtered(lambda user: user.active and order.company_id in user.company_ids)
        return ((mine & speakers) or speakers.sorted("id") or mine)[:1]
