import { z } from "zod";

// A CSP without eval: zod's probe for it alone would be a violation, and it probes when a schema is made. So this
// is the page's first import, before any schema is.
z.config({ jitless: true });
