-- A role that may not make tables can open a workspace: the sequence of its case numbers is made with the rights of the tables' owner.
ALTER FUNCTION "make_case_numbers"() SECURITY DEFINER;
ALTER FUNCTION "make_case_numbers"() SET search_path FROM CURRENT;
