# Part of after_sales. LGPL-3.
from odoo import api, models


class AfterSalesKept(models.AbstractModel):
    """Settings that are kept in memory, because every decision or transfer asks for them and they seldom change.

    Any change empties the memory, in all processes of the server: Odoo tells them when it is committed, and each looks
    before it answers a request. So a decision rests on what was committed when it began.
    """

    _name = "after_sales.kept"
    _description = "Settings Kept in Memory"

    #: The fields that are kept; None: all of them.
    _after_sales_kept_fields = None

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env.registry.clear_cache()
        return records

    def _after_sales_keep(self, names) -> dict[int, tuple]:
        """The values of these fields of these records, as ``_after_sales_with_kept`` wants them."""
        return {
            record.id: tuple(self._fields[name].convert_to_cache(record[name], record) for name in names)
            for record in self
        }

    def _after_sales_with_kept(self, names, kept):
        """These records, with what was kept in memory of them: the database need not be asked for it again.

        What this transaction has read or written itself goes before.
        """
        for position, name in enumerate(names):
            self._fields[name]._insert_cache(self, [kept[each][position] for each in self.ids])
        return self

    def write(self, vals):
        result = super().write(vals)
        if self._after_sales_kept_fields is None or self._after_sales_kept_fields.intersection(vals):
            self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
