# Part of after_sales. LGPL-3.
"""What a customer may get for goods that he sends back (R4.53, R5.12, R5.21)."""

#: The customer is credited; what he gets in exchange is sold to him anew.
CREDITING = ("credit", "exchange")

#: Goods go to the customer.
SENDING = ("replacement", "exchange", "repair")
