# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command


class AfterSalesCapa(models.Model):
    """How a sheet begins: from complaints, an early warning, a summary or an audit, with what is known already.

    Other areas call ``_action_open_for``; what it knows is in ``_prepare_capa_vals``.
    """

    _inherit = "after_sales.capa"

    @api.model
    def _action_open_for(self, cases=None, products=None, fault=None, **values):
        """Make the sheet of what is known and open it. The user needs the right to raise improvements."""
        self.check_access("create")
        capa = self.create(self._prepare_capa_vals(cases, products, fault) | values)
        return capa._view_records(capa, self.env._("Corrective and Preventive Action"))

    @api.model
    def _prepare_capa_vals(self, cases=None, products=None, fault=None) -> dict:
        """What ``cases`` found out, taken over: causes, responsible department, products and fault (R4.58)."""
        cases = (cases or self.env["after_sales.case"]).sudo()
        company = cases.company_id[:1] or self.env.company
        first = cases[:1]
        fault = fault or cases.reason_id[:1]
        products = products or cases.line_ids.product_id
        subjects = dict.fromkeys(cases.mapped("subject"))
        return {
            "company_id": company.id,
            "origin": "case" if cases else "other",
            "subject": first.subject or " · ".join(filter(None, [products[:1].display_name, fault.name])) or "/",
            "case_ids": [Command.set(cases.ids)],
            "product_ids": [Command.set(products.ids)],
            "reason_id": fault.id if fault else False,
            "cause_id": cases.cause_id[:1].id,
            "department_id": self._department_at_fault(cases).id,
            "problem": "\n".join(subjects) or False,
            "occurrence_cause": self._joined(cases, "occurrence_cause"),
            "escape_cause": self._joined(cases, "escape_cause"),
            "deadline": fields.Date.context_today(self) + timedelta(days=company.after_sales_capa_days),
            "window_days": company.after_sales_capa_window_days,
            "target_percent": company.after_sales_capa_target_percent,
            "team_ids": [Command.set(self.env.user.ids)],
            "action_ids": [
                Command.create(
                    {
                        "kind": "corrective",
                        "name": measure,
                        "deadline": fields.Date.context_today(self) + timedelta(days=company.after_sales_capa_days),
                    }
                )
                for measure in dict.fromkeys(filter(None, cases.mapped("countermeasure")))
            ],
        }

    def _joined(self, cases, name):
        """What several cases say in one field, each thing once."""
        return "\n".join(dict.fromkeys(filter(None, cases.mapped(name)))) or False

    def _department_at_fault(self, cases):
        """The department that bears most of these complaints; of a person, his own (R4.27)."""
        shares = cases.share_ids.filtered(lambda share: share.party in ("department", "person"))
        heaviest = shares.sorted("percent", reverse=True)[:1]
        return heaviest.department_id or heaviest.employee_id.department_id
