// Part of after_sales. LGPL-3.
// A customer reports a complaint, and later reads the answer and accepts it.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("after_sales_portal_complaint_tour", {
    steps: () => [
        { content: "Report a problem", trigger: "#after_sales_report_problem", run: "click", expectUnloadPage: true },
        { content: "With this order", trigger: "#after_sales_orders a", run: "click", expectUnloadPage: true },
        { content: "Two are affected", trigger: "#after_sales_items input[type=number]", run: "edit 2" },
        { content: "It is the product", trigger: "#after_sales_category", run: "selectByLabel Product Quality" },
        { content: "What fits best", trigger: "#after_sales_fault", run: "selectByLabel Defective goods" },
        { content: "In words", trigger: "#after_sales_words", run: "edit It leaks at the valve" },
        { content: "Report it", trigger: "#after_sales_complaint button[type=submit]", run: "click", expectUnloadPage: true },
        { content: "It is there", trigger: ".alert-success:contains(We have your complaint)" },
        { content: "It was received", trigger: "#after_sales_status:contains(Received)" },
        { content: "With his words", trigger: "#after_sales_told:contains(It leaks at the valve)" },
    ],
});

tours.add("after_sales_portal_answer_tour", {
    steps: () => [
        { content: "It is answered", trigger: "#after_sales_status:contains(Answered)" },
        { content: "Read the answer", trigger: "#after_sales_replies a", run: "click", expectUnloadPage: true },
        { content: "The letter", trigger: "#after_sales_letter:contains(We are sorry)" },
        { content: "Accept it", trigger: "#after_sales_accept button[type=submit]", run: "click", expectUnloadPage: true },
        { content: "It is taken", trigger: "#after_sales_answered:contains(We have your answer)" },
        { content: "And shown", trigger: "#after_sales_status:contains(You accepted)" },
    ],
});
