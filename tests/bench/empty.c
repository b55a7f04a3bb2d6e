/* SPDX-License-Identifier: MIT */
/* What the least program costs: start, link libc, end. */
int
main(void)
{
	return 0;
}
