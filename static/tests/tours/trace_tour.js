// Part of after_sales. LGPL-3.
// A salesperson follows a serial number from its form to the vendor, and to the customer.
import { registry } from "@web/core/registry";

const opens = (part, kind) => ({
    content: `Open the step: ${kind}`,
    trigger: `.o_field_widget[name=${part}] .o_data_row:has(td[name=kind]:contains("${kind}")) button[name=action_open]`,
    run: "click",
});
const back = { content: "Back to the way", trigger: ".o_breadcrumb .o_back_button a", run: "click" };

registry.category("web_tour.tours").add("after_sales_trace_tour", {
    steps: () => [
        { content: "The serial number is open", trigger: ".o_field_widget[name=name]:contains(S-77)" },
        { content: "Follow it", trigger: "button[name=action_after_sales_trace]", run: "click" },
        { content: "It adds up", trigger: ".o_field_widget[name=balance_ids] td[name=difference_qty]:contains(0.00)" },
        { content: "It is with its buyer", trigger: ".o_field_widget[name=now_ids] td:contains(Northgate Ltd)" },
        opens("from_ids", "Receipt"),
        { content: "The receipt says from whom", trigger: ".o_form_view .o_field_widget[name=partner_id]:contains(Vendor), .o_form_view .o_field_widget[name=partner_id] input:value(Vendor)" },
        { ...back, content: "Back to the way, from the vendor" },
        { content: "The way is there again", trigger: ".o_field_widget[name=to_ids] .o_data_row" },
        opens("to_ids", "Customer Invoice"),
        { content: "The invoice is open", trigger: ".o_form_view .o_field_widget[name=invoice_line_ids]" },
        { ...back, content: "Back to the way, from the invoice" },
        opens("to_ids", "Shipping Slip"),
        { content: "The shipping slip is open", trigger: ".o_form_view .o_field_widget[name=move_ids]" },
        { ...back, content: "Back to the way, from the slip" },
        {
            content: "Open the customer",
            trigger: ".o_field_widget[name=now_ids] .o_data_row:contains(With the Customer) button[name=action_open]",
            run: "click",
        },
        { content: "The customer is open", trigger: ".o_form_view button[name=action_view_after_sales_sold]" },
    ],
});
