# Part of after_sales. LGPL-3.
"""What happens once, when the addon is installed or goes."""

from odoo.tools import SQL

from .demo import story
from .models.approval.after_sales_approval_sealed import REFUSE_FUNCTION


def post_init_hook(env):
    """Watch the companies that exist: what goes around the documents is listed, and nothing is refused yet.

    Prices of paid services are kept to the list; none is one before somebody marks it. Companies made later start
    without control, until somebody chooses one in the settings.
    """
    env["res.company"].search([]).write({"after_sales_control": "monitor", "after_sales_price_control": "services"})
    if env["ir.module.module"].search([("name", "=", "after_sales")]).demo:
        story.tell(env)


def uninstall_hook(env):
    """Take the seal off the tables that are dropped next: their triggers, and the function that outlives the tables."""
    env.cr.execute(SQL("DROP FUNCTION IF EXISTS %s CASCADE", SQL.identifier(REFUSE_FUNCTION)))
