# Part of after_sales. LGPL-3.
"""What happens once, when the addon is installed."""


def post_init_hook(env):
    """Watch the companies that exist: what goes around the documents is listed, and nothing is refused yet.

    Companies made later start without control, until somebody chooses one in the settings.
    """
    env["res.company"].search([]).write({"after_sales_control": "monitor"})
