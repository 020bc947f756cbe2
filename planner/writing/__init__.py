"""What the planner writes: plan workbooks, new workbooks, marked copies."""
