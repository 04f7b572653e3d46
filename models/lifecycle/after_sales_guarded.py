# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from .engine import is_unlocked


class AfterSalesGuarded(models.AbstractModel):
    """Rows with fields that only the engine writes: no user, import or default tells them anything else.

    Over RPC a caller may name any field and choose the context, so what a form shows as read-only is open to him.
    """

    _name = "after_sales.guarded"
    _description = "Rows with Fields of the Engine"

    @api.model_create_multi
    def create(self, vals_list):
        # A new document may say that it is a draft.
        names = {name for vals in vals_list for name in vals if (name, vals[name]) != ("state", "draft")}
        self._refuse_forged(names)
        return super().create(vals_list)

    def write(self, vals):
        self._refuse_forged(vals)
        return super().write(vals)

    @api.model
    def default_get(self, fields):
        """Neither the context nor a default that somebody saved says what only the engine writes."""
        engine = self._get_engine_fields()
        values = super().default_get([name for name in fields if name not in engine])
        own = {name: self._fields[name].default for name in fields if name in engine}
        return values | {name: default(self) for name, default in own.items() if default}

    def _get_engine_fields(self) -> set:
        """What only the engine writes, whoever asks: all that is computed and kept, and what a model adds."""
        return {name for name, field in self._fields.items() if field.compute and field.store and field.readonly}

    def _refuse_forged(self, names):
        forged = self._get_engine_fields().intersection(names)
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(forged))
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=labels)))
