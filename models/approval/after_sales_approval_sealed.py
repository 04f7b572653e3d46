# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked

#: Dropped with all its triggers by the uninstall hook.
REFUSE_FUNCTION = "after_sales_refuse_change"


class AfterSalesApprovalSealed(models.AbstractModel):
    """Rows that only the addon itself writes, and nobody changes or deletes, whatever his rights.

    Odoo refuses it for everybody, the superuser included; the database refuses it for who goes around Odoo. A migration
    that must touch such rows disables the triggers first, and says so.
    """

    _name = "after_sales.approval.sealed"
    _description = "Append-Only Rows"

    #: Which updates of a row the database refuses, in SQL over OLD and NEW.
    _refused_update = "TRUE"

    def init(self):
        if not self._abstract:
            self._refuse_in_database()

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self):
            self._refuse_change()
        return super().create(vals_list)

    def write(self, _vals):
        self._refuse_change()

    def unlink(self):
        self._refuse_change()

    def copy(self, _default=None):
        self._refuse_change()

    def _refuse_change(self):
        raise AccessError(self.env["after_sales.message"]._sentence(reason("append_only", records=self._description)))

    def _refuse_in_database(self):
        function, table = SQL.identifier(REFUSE_FUNCTION), SQL.identifier(self._table)
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '%% is append-only: %% is refused', TG_TABLE_NAME, TG_OP; END $$
                """,
                function,
            )
        )
        for event, scope in (
            ("UPDATE", SQL("FOR EACH ROW WHEN (%s)", SQL(self._refused_update))),
            ("DELETE", SQL("FOR EACH ROW")),
            ("TRUNCATE", SQL("FOR EACH STATEMENT")),
        ):
            trigger = SQL.identifier(f"after_sales_refuse_{event.lower()}")
            self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", trigger, table))
            self.env.cr.execute(
                SQL(
                    "CREATE TRIGGER %s BEFORE %s ON %s %s EXECUTE FUNCTION %s()",
                    trigger,
                    SQL(event),
                    table,
                    scope,
                    function,
                )
            )
