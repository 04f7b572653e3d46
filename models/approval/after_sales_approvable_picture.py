# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesApprovable(models.AbstractModel):
    """What is asked, as people read it: every field that is fixed by submitting, and those of the lines (A39)."""

    _inherit = "after_sales.approvable"

    def _approval_picture(self) -> dict:
        """What ``rules.approval_difference`` compares, in the words of the reader's language and of this day."""
        self.ensure_one()
        document = self.sudo()
        lines = [name for name in sorted(self._frozen_fields) if self._fields[name].type == "one2many"]
        own = [name for name, field in self._fields.items() if name in self._frozen_fields or _is_amount(field)]
        rows = {f"{name}-{row.id}": row for name in lines for row in document[name]}
        return {
            "fields": {name: document._said(document, name) for name in own if name not in lines},
            "rows": {
                key: {
                    "label": row.display_name,
                    "fields": {field: document._said(row, field) for field in document._telling_fields(row)},
                }
                for key, row in rows.items()
            },
        }

    def _telling_fields(self, row):
        """What a person writes into a line, and the amounts that follow from it."""
        kept = row._get_engine_fields() | {row._document_field, "sequence", *models.MAGIC_COLUMNS}
        return [
            name
            for name, field in row._fields.items()
            if _is_amount(field)
            or (
                field.store
                and not (field.related or field.type == "one2many" or name in kept)
                and not (field.compute and field.readonly)
            )
        ]

    def _said(self, record, name) -> list:
        """A field as [label, value, words]."""
        field, value = record._fields[name], record[name]
        label = field._description_string(self.env)
        if field.relational:
            return [label, value.ids or None, ", ".join(self._called(each) for each in value)]
        if field.type == "monetary":
            currency = record[field.get_currency_field(record)]
            return [label, f"{value:.12g}" if value else None, currency.format(value)]
        if field.type in ("float", "integer"):
            return [label, f"{value:.12g}" if value else None, f"{value:.12g}"]
        if field.type == "selection":
            return [label, value or None, dict(field._description_selection(self.env)).get(value, "")]
        if field.type == "boolean":
            return [label, value or None, self.env._("yes") if value else ""]
        return [label, str(value) if value else None, str(value or "")]

    def _called(self, record) -> str:
        """What people call a record; a delivery by its transfer, not by all that Odoo knows of it."""
        return (record.reference if record._name == "stock.move" else record.display_name) or ""


def _is_amount(field) -> bool:
    return field.type == "monetary" and bool(field.store)
