"""What stands behind the buttons. A modified client can forge any of it: ownership is checked in the queries."""
