# Part of after_sales. LGPL-3.
"""Where goods are with a customer, or with a vendor, said in one place: for records and in domains, and for SQL (ADR 0053).

What a company delivers to another one of its group lies in the transit between them, which belongs to none: to the one
that sold it, it is the customer's place; to the other one, the vendor's. The transit between two warehouses of one
company is neither: what lies there is its own.
"""

from odoo.fields import Domain
from odoo.tools import SQL

#: Where goods are on their way from one company of the group to another one.
BETWEEN_COMPANIES = Domain("usage", "=", "transit") & Domain("company_id", "=", False)
WITH_CUSTOMER = Domain("usage", "=", "customer") | BETWEEN_COMPANIES
WITH_VENDOR = Domain("usage", "=", "supplier") | BETWEEN_COMPANIES
#: What makes goods in the transit between companies a customer's: a move is of a sale, or of a return.
OF_A_SALE = ("sale_line_id", "after_sales_return_line_id", "after_sales_send_back_line_id")


def is_between_companies(location) -> bool:
    """The same of one location."""
    return location.usage == "transit" and not location.company_id


def with_customer(location: str) -> SQL:
    """Whether goods in ``location``, the alias of a row of ``stock_location``, are with a customer."""
    return SQL(
        "(%(place)s.usage = 'customer' OR %(place)s.usage = 'transit' AND %(place)s.company_id IS NULL)",
        place=SQL.identifier(location),
    )


def to_customer() -> SQL:
    """Whether goods go to a customer who had them not: of rows ``move``, ``source`` and ``target``, its two locations.

    Into the transit between companies goes what a vendor of the group gets back as well; only goods of a sale or of a
    return go to a customer there.
    """
    return SQL(
        """
        (source.usage != 'customer' AND (target.usage = 'customer' OR %s
         AND (move.sale_line_id IS NOT NULL OR move.after_sales_return_line_id IS NOT NULL
              OR move.after_sales_send_back_line_id IS NOT NULL)))
        """,
        with_customer("target"),
    )


def lines_to_customer() -> Domain:
    """The same in a search of ``stock.move.line``."""
    between = Domain("location_dest_id.after_sales_is_with_customer", "=", True) & lines_of_a_sale()
    return Domain("location_id.usage", "!=", "customer") & (Domain("location_dest_id.usage", "=", "customer") | between)


def lines_of_a_sale() -> Domain:
    """The lines of transfers of a sale or of a return."""
    return Domain.OR(Domain(f"move_id.{name}", "!=", False) for name in OF_A_SALE)
